import type { Edition, ParameterValue } from '@bitan/definitions';

/** An edition with other values of parameters. */
export function supposing(
  edition: Edition,
  values: Readonly<Record<string, ParameterValue>>,
): Edition {
  const parameters = { ...edition.parameters };
  for (const [id, value] of Object.entries(values)) {
    const parameter = parameters[id];
    if (parameter) parameters[id] = { ...parameter, value };
  }
  return { ...edition, parameters };
}
