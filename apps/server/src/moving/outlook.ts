import type { MovingOutlook } from '@bitan/api';
import { languages, sayAnswer, type Text } from '@bitan/definitions';
import type { Aside } from '@bitan/forms';
import type { Case, Reading } from '@bitan/store';
import { type Between, type MovedCase, movedCase } from './move-case.ts';
import { type MovedSubject, type RecordsBetween, subjectsOf } from './records.ts';

/** At most so many cases are read at once. */
export const batchSize = 50;

/**
 * What would become of every open case and every record under an edition: counts first, and what finds
 * no place.
 */
export async function outlookOn(
  office: Reading,
  between: Between,
  records: readonly RecordsBetween[],
): Promise<MovingOutlook> {
  const tally = new Tally(between);
  const busy = await casesBeingFilled(office);
  for (let after: string | undefined; ; ) {
    const cases: Case[] = await office.movings.cases(between.from.id, { after, limit: batchSize });
    for (const row of cases) {
      const entries = await office.actions.list(row.id);
      tally.add(row, busy.has(row.id) ? { why: beingFilled } : movedCase(between, row, entries));
    }
    if (cases.length < batchSize) break;
    after = cases.at(-1)?.id;
  }
  for (const { kind, moved } of records) {
    for await (const subject of subjectsOf(office, kind)) {
      const one = moved(subject);
      if (one) tally.addRecord(one);
    }
  }
  return tally.outlook();
}

/** Cases for which somebody has unfinished answers: those are finished on the form they began on. */
export async function casesBeingFilled(office: Reading): Promise<ReadonlySet<string>> {
  const drafts = await office.answerDrafts.untouchedSince('9999-01-01T00:00:00.000Z');
  return new Set(drafts.flatMap(({ caseId }) => (caseId ? [caseId] : [])));
}

export const beingFilled: Text = {
  'zh-CN': '有人正在为此件填写表单；填写完成后可以再移动。',
  en: 'Somebody is filling in a form of the case; it can be moved once that is finished.',
};

/** How many of those that are left are listed. */
const listed = 100;

class Tally {
  readonly #between: Between;
  readonly #left: MovingOutlook['left'] = [];
  readonly #aside = new Map<string, MovingOutlook['aside'][number]>();
  #cases = 0;
  #records = 0;
  #clean = 0;
  #leftCount = 0;

  constructor(between: Between) {
    this.#between = between;
  }

  add({ id, number }: Case, moved: MovedCase): void {
    this.#cases += 1;
    if ('why' in moved) {
      this.#leftCount += 1;
      if (this.#left.length < listed) this.#left.push({ case: { id, number }, why: moved.why });
      return;
    }
    const aside = moved.entries.flatMap((one) =>
      one.aside.map((left) => ({ form: one.form, left })),
    );
    if (aside.length === 0) this.#clean += 1;
    for (const { form, left } of aside) this.#count(form, left);
  }

  addRecord({ form, aside }: MovedSubject): void {
    this.#records += 1;
    if (aside.length === 0) this.#clean += 1;
    for (const left of aside) this.#count(form, left);
  }

  outlook(): MovingOutlook {
    return {
      cases: this.#cases,
      records: this.#records,
      clean: this.#clean,
      partly: this.#cases + this.#records - this.#clean - this.#leftCount,
      left: this.#left,
      leftCount: this.#leftCount,
      aside: [...this.#aside.values()].toSorted((a, b) => b.count - a.count),
    };
  }

  #count(formId: string, { field, title, value, why }: Aside): void {
    const form = this.#between.from.forms[formId];
    if (!form) return;
    const schema = form.schema.properties[field];
    const isChoice = (schema?.oneOf ?? schema?.items?.oneOf) !== undefined;
    const isShown = isChoice || schema?.type === 'boolean';
    const said = isShown
      ? (Object.fromEntries(
          languages.map((language) => [language, sayAnswer(form, field, value, language)]),
        ) as Text)
      : undefined;
    const key = `${formId}/${field}/${why}/${said?.['zh-CN'] ?? ''}`;
    const known = this.#aside.get(key);
    this.#aside.set(key, {
      form: { id: formId, title: form.title },
      field,
      title,
      why,
      ...(said && { said }),
      count: (known?.count ?? 0) + 1,
    });
  }
}
