import type { DraftChanges } from '@bitan/api';
import type { Edit, Edition, Form, Overlay } from '@bitan/definitions';
import { contentHash } from '@bitan/definitions/resolve';
import type { Reading, Transaction } from '@bitan/store';

/**
 * An overlay names the form of the level above on which somebody last saw what it means; that form is
 * kept, so that a later one can be compared with it.
 */
export type Bases = ReadonlyMap<string, Form>;

/** The forms of the level above that edits name and that are not kept yet. */
export async function basesIn(
  reading: Reading,
  edits: readonly Edit[],
  above: () => Promise<Edition>,
): Promise<Bases> {
  const named = edits.flatMap(({ path, now }) => {
    const { base, form } = (path.startsWith('overlays/') && now ? now : {}) as Partial<Overlay>;
    return base !== undefined && form !== undefined ? [{ base, form }] : [];
  });
  const found = await Promise.all(named.map(({ base }) => reading.bases.find(base)));
  const missing = named.filter((_, i) => found[i] === undefined);
  if (missing.length === 0) return new Map();
  const { forms } = await above();
  return new Map(
    missing.flatMap(({ base, form }) => {
      const is = forms[form];
      return is && contentHash(is) === base ? [[base, is] as const] : [];
    }),
  );
}

/** A layer whose overlays all name a base; those that did not have been seen on the level above now. */
export function grounded(
  layer: DraftChanges,
  above: Edition,
): { readonly layer: DraftChanges; readonly bases: Bases } {
  const bases = new Map<string, Form>();
  const overlays = layer.overlays?.map((overlay): Overlay => {
    const form = above.forms[overlay.form];
    if (!form || overlay.base !== undefined) return overlay;
    const base = contentHash(form);
    bases.set(base, form);
    return { ...overlay, base };
  });
  return { layer: { ...layer, ...(overlays && { overlays }) }, bases };
}

export async function keep(tx: Transaction, bases: Bases): Promise<void> {
  for (const [id, form] of bases) await tx.bases.keep(id, form);
}

/** The forms on which the overlays of a layer were last seen, by the id of the form. */
export async function keptBases(reading: Reading, layer: DraftChanges): Promise<KeptBase[]> {
  const named = (layer.overlays ?? []).flatMap(({ form, base }) => (base ? [{ form, base }] : []));
  const all = await Promise.all(
    named.map(async ({ form, base }) => ({ form, base, was: await reading.bases.find(base) })),
  );
  return all.flatMap(({ was, ...one }) => (was ? [{ ...one, was: was as Form }] : []));
}

export interface KeptBase {
  readonly form: string;
  /** The SHA-256 of its content. */
  readonly base: string;
  readonly was: Form;
}
