import type { Named } from '@bitan/api';
import type { Workflow } from '@bitan/definitions';

/** Under which kind it is kept that something is to be watched, for as long as it lasts. */
export const watchKind = (id: string) => `watch.${id}`;

/** What a flow says is to be watched, cases that are much like another among it. */
export const watchesOf = ({ watches = [], similar }: Workflow): (Named & Partial<Described>)[] =>
  [...watches, ...(similar?.flags ? [{ id: 'similar', ...similar.flags }] : [])].map(
    ({ id, title, description }) => ({ id, title, ...(description && { description }) }),
  );

interface Described {
  readonly description: Named['title'];
}
