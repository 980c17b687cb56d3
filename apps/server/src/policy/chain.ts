import type { DraftChanges } from '@bitan/api';
import { applied, editsBetween, type Pack } from '@bitan/definitions';
import type { Organisation, Published } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** What an office adds to the level above when it adds nothing. */
export const nothing: DraftChanges = { parameters: [], decisions: [] };

/**
 * The packs that are in force for an office together, from the top: those of its pack's folders,
 * then what each office above it adds, then what it adds itself.
 *
 * @param supposing what an office above would add instead
 * @throws DefinitionError when a folder cannot be read
 */
export async function chainOf(
  runtime: Runtime,
  organisation: Organisation,
  layer: DraftChanges,
  at: string,
  supposing?: Supposed,
): Promise<Pack[]> {
  const root = runtime.config.definitions;
  const written = await runtime.workshop.run('load', { root, pack: organisation.pack });
  const above = await layersAbove(runtime, organisation.id, at, supposing);
  const own = { organisation, layer };
  return [...written, ...[...above, own].filter(({ layer: one }) => saysAnything(one)).map(asPack)];
}

/** What an office adds now. */
export async function layerOf(runtime: Runtime, org: string, at: string): Promise<DraftChanges> {
  const published = await runtime.store.for({ org, user: 'system' }).editions.current(at);
  return (published?.layer as DraftChanges | undefined) ?? nothing;
}

/** All that an office says on top of another's pack: what its own folder adds, and its layer. */
export async function addedTo(
  runtime: Runtime,
  base: Organisation,
  other: Organisation,
  at: string,
): Promise<DraftChanges> {
  const root = runtime.config.definitions;
  const [known, written] = await Promise.all(
    [base, other].map(({ pack }) => runtime.workshop.run('load', { root, pack })),
  );
  const ids = new Set(known?.map(({ manifest }) => manifest.id));
  const folders = (written ?? []).filter(({ manifest }) => !ids.has(manifest.id)).map(asLayer);
  const layers = [...folders, await layerOf(runtime, other.id, at)];
  return layers.reduce<DraftChanges>((on, layer) => {
    const edits = editsBetween(on, layer).filter(({ now }) => now !== undefined);
    return applied(on, edits).layer as DraftChanges;
  }, nothing);
}

/** As much of a pack as an office can edit. */
const asLayer = (pack: Pack): DraftChanges => ({
  parameters: pack.parameters.flatMap((one) => ('type' in one ? [] : [one])),
  decisions: pack.decisions.flatMap((one) => ('decision' in one ? [one] : [])),
  facts: [...pack.facts],
  examples: [...pack.examples],
  overlays: [...pack.overlays],
  documents: [...pack.documents],
  calendars: [...pack.calendars],
  overview: [...pack.overview],
});

/** The publication of an office that takes effect last: what comes next builds on it. */
export async function latestOf(runtime: Runtime, org: string): Promise<Published> {
  const [latest] = await runtime.editions.publishedBy(org, runtime.clock());
  if (!latest) throw new Refusal('not-found');
  return latest;
}

/** What an office would add. */
export interface Supposed {
  readonly org: string;
  readonly layer: DraftChanges;
}

interface Layer {
  readonly organisation: Organisation;
  readonly layer: DraftChanges;
}

async function layersAbove(
  runtime: Runtime,
  org: string,
  at: string,
  supposing: Supposed | undefined,
): Promise<Layer[]> {
  const organisation = await runtime.store.system.organisations.superior(org, at);
  if (!organisation) return [];
  const isMeant = organisation.id === supposing?.org;
  const layer = isMeant ? supposing.layer : await layerOf(runtime, organisation.id, at);
  const above = await layersAbove(runtime, organisation.id, at, supposing);
  return [...above, { organisation, layer }];
}

/** Whether an office adds anything. */
export const saysAnything = (layer: DraftChanges): boolean =>
  Object.values(layer).some((list) => list.length > 0);

/** The id under which an office's own layer appears in an edition. */
export const layerId = (org: string): string => `office-${org}`;

function asPack({ organisation, layer }: Layer): Pack {
  return {
    manifest: {
      id: layerId(organisation.id),
      version: '1.0.0',
      title: organisation.title,
      level: organisation.level,
    },
    topics: [],
    parameters: layer.parameters,
    decisions: layer.decisions,
    facts: layer.facts ?? [],
    invariants: [],
    workflows: [],
    registers: [],
    roles: [],
    calendars: [...(layer.calendars ?? [])],
    examples: layer.examples ?? [],
    forms: [],
    overlays: layer.overlays ?? [],
    documents: layer.documents ?? [],
    overview: layer.overview ?? [],
  };
}
