import { EngineError, type EngineFault } from "./types.ts";

/** The heap can no longer be trusted: a trap inside WebAssembly, or DuckDB has shut its own database. */
const LOST =
  /memory access out of bounds|table index is out of bounds|unreachable|function signature mismatch|Aborted\(|Maximum call stack|INTERNAL Error|FATAL Error|has been invalidated|not initialized/i;

const MEMORY = /out of memory|could not allocate|allocation failed|bad_alloc|enlarge memory/i;

function faultOf(error: Error): EngineFault {
  if (MEMORY.test(error.message)) return "memory";
  if (error.name === "RuntimeError" || LOST.test(error.message)) return "lost";
  return "sql";
}

/** Whatever the database threw, as the one error the rest of the program knows. */
export function toEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new EngineError(faultOf(error), error.message, { cause: error });
}
