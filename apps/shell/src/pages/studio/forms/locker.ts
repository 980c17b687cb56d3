import type { Edition, Text } from '@bitan/definitions';

/** Who locked a field of a form: the pack that added it, by its title. */
export function lockerOf(above: Edition, form: string, field: string): Text | undefined {
  const { definedBy, overlays = [] } = above.provenance[`forms/${form}`] ?? {};
  const added = overlays.find(({ overlay }) =>
    overlay.operations.some((one) => one.op === 'add' && one.field === field),
  );
  const pack = added?.pack ?? definedBy;
  return above.chain.find(({ id }) => id === pack)?.title;
}
