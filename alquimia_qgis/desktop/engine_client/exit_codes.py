"""Puts the exit code of an engine that ended without a last word into a sentence and a hint."""

from __future__ import annotations

import signal

LOG_HINT = "The Alquimia tab of the log messages panel holds its last lines."
MEMORY_HINT = "Make the batch size, the chips or windows, or the network smaller, or close other programs."
OLD_PROCESSOR = "The processor may be too old for the engine's packages, which need the AVX instructions."

_SIGNALS = {
    "SIGKILL": ("it was killed, most often because memory ran out", MEMORY_HINT),
    "SIGSEGV": ("a library crashed (segmentation fault)", LOG_HINT),
    "SIGBUS": ("a library crashed (bus error)", "The disk may be full. " + LOG_HINT),
    "SIGABRT": ("a library gave up (abort), often for want of memory", LOG_HINT),
    "SIGILL": ("the processor does not know an instruction", OLD_PROCESSOR),
    "SIGFPE": ("a library crashed (arithmetic error)", LOG_HINT),
    "SIGTERM": ("it was ended from outside", "Run the algorithm again."),
    "SIGINT": ("it was interrupted from outside", "Run the algorithm again."),
    "SIGHUP": ("the session it ran in was closed", "Run the algorithm again."),
}
# https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55
_WINDOWS = {
    0xC0000005: ("a library crashed (access violation)", LOG_HINT),
    0xC0000409: ("a library gave up (fail fast)", LOG_HINT),
    0xC00000FD: ("a library crashed (stack overflow)", LOG_HINT),
    0xC0000374: ("a library crashed (damaged heap)", LOG_HINT),
    0xC000001D: ("the processor does not know an instruction", OLD_PROCESSOR),
    0xC0000017: ("memory ran out", MEMORY_HINT),
    0xC000012D: ("memory ran out (page file too small)", MEMORY_HINT),
    0xC0000135: ("a library is missing", "Install the engine again with the option 'Repair'."),
    0xC0000142: ("a library could not be loaded", "Install the engine again with the option 'Repair'."),
    0xC000013A: ("it was interrupted from outside", "Run the algorithm again."),
}


def explain_exit(code: int | None) -> tuple[str, str]:
    """What happened, as the end of a sentence that holds the code itself, and a hint."""
    if code is None:
        return "it no longer answers", LOG_HINT
    unsigned = code & 0xFFFFFFFF
    if unsigned in _WINDOWS:
        what, hint = _WINDOWS[unsigned]
        return f"{what}; exit code 0x{unsigned:08X}", hint
    if code < 0:
        what, hint = _SIGNALS.get(_signal_name(-code), ("it was ended by a signal", LOG_HINT))
        return f"{what}; exit code {code}", hint
    return f"exit code {code}", LOG_HINT


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""
