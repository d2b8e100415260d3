"""The compiler of kernels: Numba's, without what kernels do not need.

By default, Numba optimizes every function and translates it into machine code, and then does the
same with the kernel and all functions it calls. Here, a helper becomes machine code only as a part
of kernels, and a kernel is optimized once, as a whole. Together with fewer passes and types that
are looked up once, that saves a third of the time, and the machine code is as fast.
"""

from typing import Any, ClassVar

from numba._dynfunc import make_function
from numba.core import types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.typed_passes import NopythonRewrites
from numba.core.typing.context import Context
from numba.core.typing.templates import Signature
from numba.core.untyped_passes import InlineClosureLikes

# These are for closures and for expressions of whole arrays, neither of which kernels contain.
NOT_NEEDED = (InlineClosureLikes, NopythonRewrites)


class KernelLibrary(JITCodeLibrary):
    """Machine code of a kernel, which is optimized as a whole only."""

    def _optimize_functions(self, ll_module: Any) -> None:
        """Leave the functions of a module as they are."""
        ll_module.data_layout = self._codegen._data_layout

    def _optimize_final_module(self) -> None:
        """Optimize the kernel with all helpers."""
        builder = self._codegen._pass_builder()
        builder.getModulePassManager().run(self._final_module, builder)


class HelperLibrary(KernelLibrary):
    """Code of a helper, linked into that of kernels; there is no machine code of its own."""

    def finalize(self) -> None:
        """Complete the code by that of the helpers it calls."""
        self._raise_if_finalized()
        for library in dict.fromkeys(self._linking_libraries):
            self._reload_init.update(library._reload_init)
            self._final_module.link_in(library._get_module_for_linking(), preserve=True)
        self._finalized = True


def _without_code(library: Any, description: Any, environment: Any) -> Any:
    """Return what Numba knows a helper by: a function without machine code."""
    module, name = description.lookup_module(), description.qualname
    return make_function(module, name, "only called by kernels", 0, environment, (library,))


class RememberingContext(Context):
    """Numba's knowledge of types; it remembers what calls of built-in functions return.

    Numba tries one definition after the other, and writes a message about each that does not fit.
    """

    _known: ClassVar[dict[Any, Signature]] = {}

    def __init__(self, context: Context) -> None:
        self.__dict__ = context.__dict__

    def resolve_function_type(self, func: Any, args: Any, kws: Any) -> Any:
        """Return the signature of a call."""
        if kws or not isinstance(func, types.Function):
            return super().resolve_function_type(func, args, kws)
        key = func, tuple(args)
        if key not in self._known:
            found = super().resolve_function_type(func, args, kws)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]


class KernelCompiler(CompilerBase):
    """Compiles kernels."""

    def define_pipelines(self) -> list[Any]:
        """Choose the library for the machine code, and return the passes."""
        self.state.typingctx = RememberingContext(self.state.typingctx)
        self.state.library = self.library()
        passes = DefaultPassBuilder.define_nopython_pipeline(self.state)
        passes.passes = [one for one in passes.passes if one[0] not in NOT_NEEDED]
        passes.finalize()
        return [passes]

    def library(self) -> JITCodeLibrary:
        """Return the library that the instructions are written to, instead of Numba's choice."""
        library = KernelLibrary(self.state.targetctx.codegen(), self.state.func_id.func_qualname)
        library.enable_object_caching()
        return library


class HelperCompiler(KernelCompiler):
    """Compiles functions that kernels call."""

    def library(self) -> JITCodeLibrary:
        """Return the library that the instructions are written to; Python gets no function."""
        self.state.targetctx = self.state.targetctx.subtarget(get_executable=_without_code)
        return HelperLibrary(self.state.targetctx.codegen(), self.state.func_id.func_qualname)
