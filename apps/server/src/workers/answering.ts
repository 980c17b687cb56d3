/** In place of an answer: why there is none. */
export const failed = 'failed';
export type Failure = { readonly [failed]: string };

/** Ahead of an answer: how far it is. */
export const told = 'told';

/** Makes this process a worker: it answers each order, and ends with who gives them. */
export function answering<Order, Answer, Told = never>(
  answer: (order: Order, tell: (it: Told) => void) => Promise<Answer>,
): void {
  const tell = (it: Told) => say({ [told]: it });
  process.on('message', (order: Order) => {
    answer(order, tell).then(say, (error) =>
      say({ [failed]: String(error?.stack ?? error) } satisfies Failure),
    );
  });
  process.on('disconnect', () => process.exit());
}

/** Nobody may be there any more to be told. */
const say = (said: unknown) => process.send?.(said, undefined, {}, () => undefined);
