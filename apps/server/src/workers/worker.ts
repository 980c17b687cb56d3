import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Failure, failed } from './answering.ts';

/** A process beside the server, without its environment, that is asked one thing after another. */
export class Worker<Order extends object, Answer extends object> {
  readonly #child: ChildProcess;

  /** @param entry a file below `src`, without its ending. @param flags how Node runs it */
  constructor(entry: string, flags: readonly string[]) {
    this.#child = fork(built(entry), [], {
      env: {},
      execArgv: [...flags],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    // Who asks is told.
    this.#child.on('error', () => undefined);
  }

  /** @throws Error when it fails, or ends before it answers */
  async ask(order: Order): Promise<Answer> {
    if (!this.#child.connected) throw new Error('a worker ended');
    const ended = new AbortController();
    const [answer] = await Promise.race([
      (this.#child.send(order), once(this.#child, 'message', { signal: ended.signal })),
      once(this.#child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(`a worker ended: ${code ?? signal}`);
      }),
    ]).finally(() => ended.abort());
    if (failed in answer) throw new Error((answer as Failure)[failed]);
    return answer;
  }

  end(): void {
    this.#child.kill();
  }
}

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const built = (entry: string): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? `../../dist/${entry}.js` : `../${entry}.js`,
      import.meta.url,
    ),
  );
