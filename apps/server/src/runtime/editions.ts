import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { asOf, type Edition, type Text } from '@bitan/definitions';
import { compileInChild, type FieldProblem, loadValidators } from '@bitan/forms/server';
import { decide, type decideCompiled } from '@bitan/rules';
import type { Published, Store } from '@bitan/store';
import { WorkingDays } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';
import { Recent } from './recent.ts';

/** An edition made ready for work: its forms' validators and its calendar of working days. */
export interface OfficeEdition {
  readonly edition: Edition;
  readonly workingDays: WorkingDays;
  /** The SHA-256 of its calendars. */
  readonly calendar: string;
  /** Through json-rules-engine; who has many cases decided in a row can have it done quicker. */
  readonly decide: typeof decideCompiled;
  /** `today`: the civil day from which some days are measured. */
  validate(form: string, answers: unknown, today: string): readonly FieldProblem[];
}

/** The editions of all offices, each read and prepared once; they never change. */
export class Editions {
  readonly #store: Store;
  readonly #directory: string;
  readonly #ready = new Map<string, Promise<OfficeEdition>>();
  readonly #calendars = new Map<string, WorkingDays>();
  readonly #published = new Recent<readonly Published[]>();

  /** Validators are kept as modules below `data`, named by their content. */
  constructor(store: Store, data: string) {
    this.#store = store;
    this.#directory = join(data, 'validators');
  }

  /** The edition in force for an office at an instant. @throws Refusal `not-found` */
  async at(org: string, instant: string): Promise<OfficeEdition> {
    const published = await this.publishedBy(org, instant);
    const inForce = published.find(({ effectiveFrom }) => effectiveFrom <= instant);
    if (!inForce) throw new Refusal('not-found', { detail: noEdition });
    return this.of(org, inForce.id, instant);
  }

  /** Forgets what was published, so that a new edition counts at once. */
  published(): void {
    this.#published.clear();
  }

  /** What an office published, latest effect first; read anew when it is a second old. */
  publishedBy(org: string, instant: string): Promise<readonly Published[]> {
    return this.#published.get(org, instant, async () => {
      const listed = await this.#office(org).editions.list();
      const all = listed.filter(({ withdrawnAt }) => withdrawnAt === undefined);
      return all.toSorted((a, b) => b.number - a.number).toSorted(latestEffect);
    });
  }

  /**
   * An edition of an office, past or present, with the values that its parameters have at an
   * instant; without one, as it was published.
   * @throws NotFound
   */
  async of(org: string, id: string, instant?: string): Promise<OfficeEdition> {
    const office = await this.#readied(org, id);
    if (instant === undefined) return office;
    const edition = asOf(office.edition, instant);
    return edition === office.edition ? office : { ...office, edition };
  }

  /**
   * An edition for a case that was received under it: its rules are those of then, and which days
   * are worked is what the edition in force knows now.
   * @throws NotFound
   */
  async forCase(org: string, id: string, instant: string): Promise<OfficeEdition> {
    const own = await this.of(org, id, instant);
    const now = await this.at(org, instant).catch((error) => {
      if (error instanceof Refusal) return own;
      throw error;
    });
    if (now.calendar === own.calendar) return own;
    return { ...own, workingDays: this.#workingDays(own, now), calendar: now.calendar };
  }

  #workingDays(own: OfficeEdition, now: OfficeEdition): WorkingDays {
    const key = `${own.calendar}/${now.calendar}`;
    const known = this.#calendars.get(key);
    if (known) return known;
    const days = new WorkingDays([...own.edition.calendars, ...now.edition.calendars]);
    this.#calendars.set(key, days);
    return days;
  }

  #readied(org: string, id: string): Promise<OfficeEdition> {
    const key = `${org}/${id}`;
    const known = this.#ready.get(key);
    if (known) return known;
    const ready = this.#prepare(org, id);
    this.#ready.set(key, ready);
    ready.catch(() => this.#ready.delete(key));
    return ready;
  }

  /** Compiles the forms of an edition before it is in force, so that nobody waits for it later. */
  async prepare(edition: Edition): Promise<void> {
    await this.#validators(edition);
  }

  async #prepare(org: string, id: string): Promise<OfficeEdition> {
    const content = (await this.#office(org).editions.content(id)) as Edition;
    // Editions that were published before there were documents have none.
    const edition: Edition = { ...content, documents: content.documents ?? {} };
    const validators = await this.#validators(edition);
    return {
      edition,
      workingDays: new WorkingDays(edition.calendars),
      decide,
      calendar: createHash('sha256').update(JSON.stringify(edition.calendars)).digest('hex'),
      validate(form, answers, today) {
        const validator = validators[form];
        if (!validator) throw new Error(`edition ${id} has no form ${form}`);
        return validator(answers, today);
      },
    };
  }

  #office(org: string) {
    return this.#store.for({ org, user: 'system' });
  }

  async #validators(edition: Edition) {
    const path = await compileInChild(Object.values(edition.forms), {
      directory: this.#directory,
      timeoutMs: 60_000,
    });
    return loadValidators(path, Object.values(edition.forms));
  }
}

const latestEffect = (a: Published, b: Published) =>
  a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : 0;

const noEdition: Text = {
  'zh-CN': '本单位还没有生效的版本。',
  en: 'No edition is in force for this office yet.',
};
