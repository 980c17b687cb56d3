import { refusals, Unreadable } from './faults.ts';

/** An object of a file, with whatever is in it. */
export type Node = Readonly<Record<string, unknown>>;

/** How large a file may be, and what it says once references are followed (`guardrails.md`). */
export const importLimits = { bytes: 200_000, nodes: 20_000, steps: 40 } as const;

/** What is in a file of JSON. @throws Unreadable */
export function parsed(text: string): Node {
  if (new TextEncoder().encode(text).length > importLimits.bytes)
    throw new Unreadable('', refusals.tooLarge);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Unreadable('', refusals.notJson);
  }
  if (!isNode(file)) throw new Unreadable('', refusals.notForm);
  return file;
}

/**
 * A schema with what its references name in their place.
 *
 * @param pointer where it stands in its file
 * @throws Unreadable for references in a circle, out of the file or to nothing, and what grows too large
 */
export const expanded = (schema: Node, pointer: string): Node =>
  new Expansion(schema, pointer).follow(schema, { pointer, under: [], step: 0 }) as Node;

interface At {
  readonly pointer: string;
  /** The references that are being followed. */
  readonly under: readonly string[];
  readonly step: number;
  /** Whether names stand here, and not keywords. */
  readonly isNames?: boolean;
}

class Expansion {
  readonly #root: Node;
  readonly #at: string;
  #nodes = 0;

  constructor(root: Node, at: string) {
    this.#root = root;
    this.#at = at;
  }

  follow(value: unknown, at: At): unknown {
    this.#nodes += 1;
    if (this.#nodes > importLimits.nodes) throw new Unreadable(at.pointer, refusals.tooLarge);
    if (at.step > importLimits.steps) throw new Unreadable(at.pointer, refusals.tooDeep);
    if (Array.isArray(value)) return value.map((one, i) => this.follow(one, below(at, String(i))));
    if (!isNode(value)) return value;
    if (at.isNames) return this.#each(value, at);
    if (value.$async === true) throw new Unreadable(`${at.pointer}/$async`, refusals.isAsync);
    const { $ref: ref, ...rest } = value;
    return ref === undefined ? this.#each(value, at) : this.#reference(ref, rest, at);
  }

  #each(node: Node, at: At): Node {
    const kept = Object.entries(node).filter(([key]) => at.isNames || !shelves.includes(key));
    return Object.fromEntries(kept.map(([key, one]) => [key, this.follow(one, below(at, key))]));
  }

  #reference(ref: unknown, rest: Node, at: At): unknown {
    const place = `${at.pointer}/$ref`;
    if (typeof ref !== 'string') throw new Unreadable(place, refusals.missing(String(ref)));
    if (!ref.startsWith('#')) throw new Unreadable(place, refusals.elsewhere(ref));
    if (at.under.includes(ref)) throw new Unreadable(place, refusals.circle(ref));
    const found = this.#find(ref);
    if (!isNode(found)) throw new Unreadable(place, refusals.missing(ref));
    const pointer = `${this.#at}${ref.slice(1)}`;
    const whole = this.follow(found, {
      pointer,
      under: [...at.under, ref],
      step: at.step + 1,
    }) as Node;
    return { ...whole, ...this.#each(rest, at) };
  }

  #find(ref: string): unknown {
    const [first, ...steps] = ref.slice(1).split('/');
    if (first !== '') return undefined;
    return steps
      .map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (on, step) => (isNode(on) && Object.hasOwn(on, step) ? on[step] : undefined),
        this.#root,
      );
  }
}

/** What is only there to be referred to. */
const shelves = ['$defs', 'definitions'];

const below = ({ under, step, isNames, pointer }: At, key: string): At => ({
  pointer: `${pointer}/${escaped(key)}`,
  under,
  step: step + 1,
  isNames: !isNames && key === 'properties',
});

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});

export const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
