import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Failure, failed, told } from './answering.ts';

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

  /**
   * @param hear what it tells before it answers
   * @throws Error when it fails, or ends before it answers
   */
  async ask(order: Order, hear: (it: never) => void = () => undefined): Promise<Answer> {
    if (!this.#child.connected) throw new Error('a worker ended');
    const ended = new AbortController();
    const { signal } = ended;
    const answer = await Promise.race([
      this.#answer(order, hear, signal),
      once(this.#child, 'exit', { signal }).then(([code, cause]) => {
        throw new Error(`a worker ended: ${code ?? cause}`);
      }),
    ]).finally(() => ended.abort());
    if (failed in answer) throw new Error((answer as Failure)[failed]);
    return answer;
  }

  async #answer(order: Order, hear: (it: never) => void, signal: AbortSignal): Promise<Answer> {
    const heard = on(this.#child, 'message', { signal });
    this.#child.send(order);
    for await (const [said] of heard) {
      if (!(told in said)) return said;
      hear(said[told] as never);
    }
    throw new Error('a worker ended');
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
