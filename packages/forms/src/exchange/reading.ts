import type { Form, Operation } from '@bitan/definitions';
import { notes, refusals, type Said, Unreadable } from './faults.ts';

type Of<K extends Operation['op']> = Extract<Operation, { op: K }>;
export type Added = Of<'add'>;

/** A form that is read from a file: what it adds to the form at hand, and what became of the rest. */
export class Reading {
  readonly notes: Said[] = [];
  readonly #fields: Set<string>;
  readonly #sections: Set<string>;

  constructor(onto: Form) {
    this.#fields = new Set(Object.keys({ ...onto.schema.properties, ...onto.notices }));
    this.#sections = new Set(onto.sections.map(({ id }) => id));
  }

  /** Says what became of a place, once; the first hundreds of them. */
  note(pointer: string, message: Said['message']): void {
    const isKnown = this.notes.some((one) => one.pointer === pointer && one.message === message);
    if (!isKnown && this.notes.length < mostNotes) this.notes.push({ pointer, message });
  }

  /** A name for a field that neither the form has nor another field of the file. @throws Unreadable */
  fieldName(wanted: string, pointer: string): string {
    const begin = nameFrom(wanted) ?? 'imported';
    const name = free(this.#fields, begin);
    if (this.#fields.size >= mostFields) throw new Unreadable(pointer, refusals.tooLarge);
    this.#fields.add(name);
    if (name !== wanted) this.note(pointer, notes.renamed(name));
    return name;
  }

  sectionName(): string {
    for (let n = 1; ; n += 1) {
      const name = `own-${n}`;
      if (this.#sections.has(name)) continue;
      this.#sections.add(name);
      return name;
    }
  }
}

/** As many fields as a form has at most (`formLimits` of `@bitan/definitions`). */
const mostFields = 300;
const mostNotes = 300;

/** Names that objects have by themselves; `required` would find them where nothing was sent. */
export const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** `Home address` is `homeAddress`; what has no Latin letters has no name of its own. */
export function nameFrom(text: string): string | undefined {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  const [first = '', ...more] = words;
  const joined = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
  const name = joined.slice(0, 60);
  return /^[a-z][A-Za-z0-9]*$/.test(name) && !inherited.has(name) ? name : undefined;
}

export function free(names: ReadonlySet<string>, begin: string): string {
  if (!names.has(begin)) return begin;
  for (let n = 2; ; n += 1) if (!names.has(`${begin}${n}`)) return `${begin}${n}`;
}
