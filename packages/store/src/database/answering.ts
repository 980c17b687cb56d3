import { parentPort } from 'node:worker_threads';

export interface Question<Q> {
  readonly id: number;
  readonly question: Q;
}
export interface Answer<A> {
  readonly id: number;
  readonly answer?: A;
  /** What was thrown. */
  readonly why?: { readonly message: string; readonly code?: string | undefined };
}

/** Answers in a thread of the store what it is asked. */
export function answering<Q, A>(answer: (question: Q) => A | Promise<A>): void {
  parentPort?.on('message', async ({ id, question }: Question<Q>) => {
    parentPort?.postMessage({ id, ...(await answerOf(answer, question)) } satisfies Answer<A>);
  });
}

async function answerOf<Q, A>(answer: (question: Q) => A | Promise<A>, question: Q) {
  try {
    return { answer: await answer(question) };
  } catch (error) {
    const { message, code } = error as { message: unknown; code?: unknown };
    return { why: { message: String(message), ...(typeof code === 'string' && { code }) } };
  }
}
