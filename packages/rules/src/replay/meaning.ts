import type { Edition } from '@bitan/definitions';

/**
 * What the value of a fact says, beyond its name: from where it was read, and the parameters by
 * which it was counted. A count over twelve months is another fact than one over twenty-four.
 */
export function meaningOf(edition: Edition, id: string): string {
  const fact = edition.facts[id];
  if (!fact) return '';
  const { source } = fact;
  const read = textsIn(source)
    .map((text) => edition.parameters[text])
    .map((parameter) => parameter && [parameter.id, parameter.value]);
  const from = isAsked(edition, id) ? 'asked' : source;
  return JSON.stringify([fact.type, from, read.filter(Boolean)]);
}

/** Whether answers and actions say a fact; which of them does not change what it says. */
export function isAsked(edition: Edition, id: string): boolean {
  const kind = edition.facts[id]?.source.kind;
  return kind === 'answer' || kind === 'set';
}

/** The meanings of all facts of an edition. */
export const meaningsOf = (edition: Edition): Record<string, string> =>
  Object.fromEntries(Object.keys(edition.facts).map((id) => [id, meaningOf(edition, id)]));

function textsIn(source: unknown): string[] {
  if (typeof source === 'string') return [source];
  return source && typeof source === 'object' ? Object.values(source).flatMap(textsIn) : [];
}
