"""Calls of kernels bound to their arguments, and programs of them that run without the interpreter.

A training step consists of about fifty kernel calls. From Python, each call would cost microseconds
and take the interpreter lock, for which several threads would compete. So calls are laid out once,
as numbers in memory, and `work` runs through them; all threads of a program run `work`.

    program ─┬─ phase ─┬─ task ── call, call, …     phases come one after the other, for all threads
             │         └─ task ── call, …           tasks of a phase are divided
             └─ phase ─── task ── …                 calls of a task come one after the other

In each phase, a thread first does its own share, a range of the tasks, so that the data it reads is
still in its cache from the phase before; then it helps the others.

Kernels are passed 64-bit numbers only (see `kernels.calling`); all other numbers are passed in
arrays. A kernel may be passed more arguments than it reads, because the caller cleans up the stack
in the C calling conventions; so a few sizes of calls are enough.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from kernels.arrays import I64, ArrayType, field
from kernels.jit import INDEX, factory, helper, kernel
from kernels.simd import I32
from kernels.subnormals import flush_subnormals, restore_subnormals

# The number of machine arguments of a call is rounded up to one of these.
FEW, MANY = SIZES = (40, 96)
# An idle thread checks this many times before it yields its core: about 70 µs.
TURNS = 200_000
# Numbers before the lists of a program.
HEADER = 7
# Index of the number of threads among these.
THREADS = 6
# Counters are a cache line apart, so that threads do not take it from each other.
APART = 8
# Numbers of a mailbox, see `make_serve`.
MAILBOX = 2 * APART
NO_MAILBOXES = np.zeros(0, np.int64)
# Passed instead of a phase at the beginning of a run.
BEGIN = -1

COUNTERS = ArrayType(types.int64, 1, "C")

yield_core: Callable[[], object] = getattr(os, "sched_yield", partial(time.sleep, 0))


class PerThread:
    """An argument of a call that every thread has its own of: memory that a task uses for itself.

    With few threads there are few of them, so that they stay in the cache from task to task.
    """

    def __init__(self, arrays: Iterable[NDArray[Any]]) -> None:
        self.arrays = tuple(arrays)

    def __getitem__(self, part: Any) -> "PerThread":
        """Return the same part of each."""
        return PerThread(array[part] for array in self.arrays)


def _own(argument: Any, thread: int) -> Any:
    """Return an argument as a thread passes it."""
    if isinstance(argument, PerThread):
        return argument.arrays[thread]
    return tuple(_own(a, thread) for a in argument) if isinstance(argument, tuple) else argument


def _differs(argument: Any) -> bool:
    """Whether an argument is not the same for all threads."""
    if isinstance(argument, tuple):
        return any(map(_differs, argument))
    return isinstance(argument, PerThread)


class Call:
    """A kernel with its arguments; the arrays are read and written in place."""

    def __init__(self, kernel: Any, *arguments: Any) -> None:
        self.kernel, self.arguments = kernel, arguments

    def __call__(self) -> Any:
        """Call the kernel from Python."""
        return self.kernel(*_own(self.arguments, 0))

    @property
    def differs(self) -> bool:
        """Whether not all threads pass the same arguments."""
        return _differs(self.arguments)

    def numbers(self, thread: int = 0) -> list[int]:
        """Lay out the call: the address of the kernel, how many numbers follow, and these numbers.

        Parameters
        ----------
        thread : number of the thread that makes the call

        Raises
        ------
        TypeError
            If the kernel was not compiled for the type of an argument.
        """
        arguments: list[int] = self.kernel.numbers(_own(self.arguments, thread))
        size = next(size for size in SIZES if size >= len(arguments))
        arguments += [0] * (size - len(arguments))
        return [self.kernel.address, size, *arguments]


Array = NDArray[np.int64]
Task = Sequence[Call]
Phase = Sequence[Task]


class Program:
    """Phases of tasks of calls, to be run any number of times.

    Parameters
    ----------
    halt : (1,) a task that sets it to 1 ends the run with its phase; each run begins with 0
    """

    def __init__(self, phases: Sequence[Phase], halt: Array | None = None) -> None:
        tidy = [[task for task in phase if task] for phase in phases]
        self.phases = [phase for phase in tidy if phase]
        # the largest number of threads that can all have work
        self.width = max(map(len, self.phases), default=0)
        self.halt = np.zeros(1, np.int64) if halt is None else halt
        self._kernel = make_lead()  # here, so that it is compiled with those of the calls
        self._mailboxes: Array | None = None
        self._laid_out: tuple[Array, Array] | None = None
        self._lead: Callable[[int, int], int] | None = None
        self._reached = BEGIN

    def prepare(self, mailboxes: Array = NO_MAILBOXES) -> None:
        """Prepare to run on this thread and those that serve `mailboxes`.

        Parameters
        ----------
        mailboxes : see `make_serve`, one after the other

        Raises
        ------
        TypeError
            If a kernel was not compiled for the type of an argument.
        """
        if mailboxes is not self._mailboxes:
            self._laid_out = self._lay_out(mailboxes.size // MAILBOX + 1)
            places = [n for part in self._laid_out for n in (part.ctypes.data, part.size)]
            self._lead = self._kernel.bound(*places, mailboxes, open_end=2)
            self._mailboxes = mailboxes

    @property
    def running(self) -> bool:
        """Whether a run has begun and other threads may still work on it."""
        return self._reached != BEGIN

    def advance(self) -> bool:
        """Begin a run or go on with it, after `prepare`.

        Returns
        -------
        whether it is done; otherwise this thread has nothing to do until other threads are done

        Raises
        ------
        RuntimeError
            If a kernel failed, which none should.
        """
        assert self._lead is not None
        reached = self._lead(self._reached, TURNS)
        if 0 <= reached <= len(self.phases):
            self._reached = reached
            return False
        self._reached = BEGIN
        if reached < 0:
            raise RuntimeError("a kernel failed")
        return True

    def _lay_out(self, threads: int) -> tuple[Array, Array]:
        numbers: list[Array] = []
        starts: list[list[int]] = []  # of each call, for each thread
        tasks, phases, end = [0], [0], 0
        for phase in self.phases:
            for task in phase:
                for call in task:
                    variants = range(threads if call.differs else 1)
                    laid_out = [np.array(call.numbers(k), np.int64) for k in variants]
                    size = laid_out[0].size
                    starts.append([end + size * (k % len(laid_out)) for k in range(threads)])
                    numbers += laid_out
                    end += size * len(laid_out)
                tasks.append(len(starts))
            phases.append(len(tasks) - 1)
        # first the starts of the three lists and of the calls, then their contents
        by_thread = np.array(starts, np.int64).reshape(-1, threads)
        lists = [np.array(phases, np.int64), np.array(tasks, np.int64), by_thread.ravel()]
        begins = np.cumsum([HEADER, *(part.size for part in lists)])
        head = np.array([len(self.phases), *begins, self.halt.ctypes.data, threads], np.int64)
        counters = np.zeros((threads + 1) * APART * len(self.phases) + APART, np.int64)
        return np.concatenate([head, *lists, *numbers]), counters


@intrinsic(prefer_literal=True)
def _call(typing: Any, numbers: Any, place: Any, size: Any) -> Any:
    """Call the function at numbers[place] with `size` numbers from place + 2; return its status."""
    count = size.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = field(context, builder, sig.args[0], args[0], "data")

        def number(k: int) -> Any:
            return builder.load(builder.gep(data, [builder.add(args[1], I64(k))]))

        # memory for the result of the function and for its errors
        with builder.goto_entry_block():
            result, problem = builder.alloca(I64, 4), builder.alloca(I64, 1)
        kind = ir.FunctionType(I32, [I64.as_pointer()] * 2 + [I64] * count)
        function = builder.inttoptr(number(0), kind.as_pointer())
        return builder.call(function, [result, problem, *(number(2 + k) for k in range(count))])

    return types.int32(numbers, INDEX, size), emit


@intrinsic
def _load_shared(typing: Any, values: Any, k: Any) -> Any:
    """Read values[k] again from memory, where another thread may have written it."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = field(context, builder, sig.args[0], args[0], "data")
        return builder.load_atomic(builder.gep(data, [args[1]]), "acquire", 8)

    return types.int64(values, INDEX), emit


@intrinsic
def _add_shared(typing: Any, values: Any, k: Any) -> Any:
    """Add 1 to values[k] atomically; return the previous value."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = field(context, builder, sig.args[0], args[0], "data")
        return builder.atomic_rmw("add", builder.gep(data, [args[1]]), I64(1), "acq_rel")

    return types.int64(values, INDEX), emit


@intrinsic
def _array_at(typing: Any, address: Any, size: Any) -> Any:
    """Return the array of 64-bit integers at an address."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        model = context.data_model_manager[COUNTERS]
        data = builder.inttoptr(args[0], I64.as_pointer())
        return model.from_argument(builder, (data, (args[1],)))

    return COUNTERS(types.int64, types.int64), emit


@helper
def _do(numbers, place):
    """Make one call; return its status, 0 if it succeeded."""
    if numbers[place + 1] == FEW:
        return _call(numbers, place, FEW)
    return _call(numbers, place, MANY)


@helper
def _work(numbers, counters, phase, me, turns):
    """Do tasks from this phase on; return the phase reached if the other threads take too long.

    Parameters
    ----------
    numbers : phases, where the lists begin (first task of each phase and first call of each task,
        with the ends; first number of each call for each thread), the address of the halt, the
        number of threads, the lists, and the calls
    counters : per phase, tasks done, and tasks taken of each thread's share; the last of all is not
        0 if a call failed
    me : number of this thread, from 0
    turns : how often to check whether the others are done
    """
    phases, tasks, starts, calls = numbers[1], numbers[2], numbers[3], numbers[4]
    halt, threads = _array_at(numbers[5], 1), numbers[THREADS]
    while phase < numbers[0]:
        if _load_shared(halt, 0) != 0:
            return numbers[0]
        first, last = numbers[phases + phase], numbers[phases + phase + 1]
        done = (threads + 1) * APART * phase
        for k in range(threads):
            whose = (me + k) % threads
            taken = done + APART * (whose + 1)
            start = first + (last - first) * whose // threads
            end = first + (last - first) * (whose + 1) // threads
            t = start + _add_shared(counters, taken)
            while t < end:
                for c in range(numbers[tasks + t], numbers[tasks + t + 1]):
                    if _do(numbers, calls + numbers[starts + c * threads + me]) != 0:
                        _add_shared(counters, counters.size - 1)
                _add_shared(counters, done)
                t = start + _add_shared(counters, taken)
        look = 0
        while _load_shared(counters, done) < last - first:
            look += 1
            if look > turns:
                return phase
        phase += 1
    return phase


@factory
def make_lead() -> Any:
    """Compile the run of a program by the thread that leads it."""

    @kernel(types.int64(*[types.int64] * 4, COUNTERS, types.int64, types.int64))
    def lead(numbers, size, counters, counters_size, mailboxes, phase, turns):
        """Post a program in the mailboxes and work on it.

        Parameters
        ----------
        numbers, size, counters, counters_size : addresses and sizes of what `_work` takes
        mailboxes : of the threads that take part, see `make_serve`
        phase : what the previous call returned, or −1 to begin
        turns : how often to check whether the others are done

        Returns
        -------
        the phase reached if the other threads take too long, the number of phases if they still
        have to leave it, a greater one once they have, and −1 if a kernel failed
        """
        calls, counts = _array_at(numbers, size), _array_at(counters, counters_size)
        if phase < 0:
            phase = 0
            halt = _array_at(calls[5], 1)
            halt[0] = 0
            for k in range(counts.size):
                counts[k] = 0
            for box in range(0, mailboxes.size, MAILBOX):
                mailboxes[box + 1], mailboxes[box + 2] = numbers, size
                mailboxes[box + 3], mailboxes[box + 4] = counters, counters_size
                _add_shared(mailboxes, box)
        if phase < calls[0]:
            before = flush_subnormals()
            phase = _work(calls, counts, phase, INDEX(0), turns)
            restore_subnormals(before)
            if phase < calls[0]:
                return phase
        look = 0
        for box in range(0, mailboxes.size, MAILBOX):
            while _load_shared(mailboxes, box) != _load_shared(mailboxes, box + APART):
                look += 1
                if look > turns:
                    return phase
        return phase + 1 if counts[counts.size - 1] == 0 else -1

    return lead


@factory
def make_serve() -> Any:
    """Compile the loop of a thread that works on programs as they arrive, without Python.

    A mailbox consists of the number of programs posted and the places of the last one, and, APART
    from these, the number of programs that are done.
    """

    @kernel(types.int64(COUNTERS, types.int64, types.int64, types.int64))
    def serve(mailbox, known, me, turns):
        """Work on programs posted after number `known`; return the last if none arrives for long.

        `me` is the number of this thread, from 1.
        """
        look = 0
        while look < turns:
            look += 1
            if _load_shared(mailbox, 0) != known:
                known += 1
                numbers = _array_at(mailbox[1], mailbox[2])
                counters = _array_at(mailbox[3], mailbox[4])
                phase = INDEX(0)
                before = flush_subnormals()
                while phase < numbers[0]:
                    phase = _work(numbers, counters, phase, me, turns)
                restore_subnormals(before)
                _add_shared(mailbox, APART)
                look = 0
        return known

    return serve
