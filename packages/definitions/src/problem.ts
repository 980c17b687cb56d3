import type { Text } from './model/text.ts';

/**
 * Something wrong with a definition: where (`file` and JSON Pointer), what, and what to do.
 * An `error` keeps an edition from being resolved or published; a `warning` does not.
 */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** A stable name of the kind of problem, e.g. `parameter.loosened`. */
  readonly code: string;
  /** The file below the folder of the packs, e.g. `rules/putian/parameters.json`. */
  readonly file: string;
  readonly pointer: string;
  readonly message: Text;
  readonly cure: Text;
}

/** Definitions that cannot be used; `problems` says why, and where. */
export class DefinitionError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems
        .map((p) => `${p.file}#${p.pointer} ${p.message['zh-CN']} / ${p.message.en}`)
        .join('\n'),
    );
    this.name = 'DefinitionError';
    this.problems = problems;
  }
}
