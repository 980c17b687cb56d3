import type { Edition } from '@bitan/definitions';
import { contentHash } from '@bitan/definitions/resolve';
import type { Published } from '@bitan/store';
import type { Runtime } from './runtime.ts';

/** Something of an edition as it was published, from the first edition that had it so. */
export interface Version<Item> {
  readonly version: number;
  /** The SHA-256 of its content. */
  readonly hash: string;
  readonly item: Item;
  readonly edition: { readonly id: string; readonly number: number };
  readonly effectiveFrom: string;
}

/**
 * The versions of something in the editions of an office, from the first: a new one only where an
 * edition that came into force, or will, has it otherwise than the one before.
 */
export async function versionsIn<Item extends object>(
  runtime: Runtime,
  org: string,
  itemOf: (edition: Edition) => Item | undefined,
): Promise<Version<Item>[]> {
  const published = await runtime.editions.publishedBy(org, runtime.clock());
  const inOrder = published.toReversed();
  const editions = await Promise.all(
    inOrder.map(async (one) => (await runtime.editions.of(org, one.id)).edition),
  );
  const versions: Version<Item>[] = [];
  for (const [i, one] of inOrder.entries()) {
    const item = editions[i] && itemOf(editions[i]);
    if (item) add(versions, item, one);
  }
  return versions;
}

function add<Item extends object>(
  versions: Version<Item>[],
  item: Item,
  { id, number, effectiveFrom }: Published,
): void {
  const hash = hashOf(item);
  if (versions.at(-1)?.hash === hash) return;
  const version = versions.length + 1;
  versions.push({ version, hash, item, edition: { id, number }, effectiveFrom });
}

const hashes = new WeakMap<object, string>();

/** The SHA-256 of what an edition says; editions never change, so it is counted once. */
export function hashOf(item: object): string {
  const hash = hashes.get(item) ?? contentHash(item);
  hashes.set(item, hash);
  return hash;
}
