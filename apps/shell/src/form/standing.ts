import type { Answers } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { required, settle, shown, shownNotices } from '@bitan/forms';

/** The answers of a form at one moment, and what follows from them. */
export interface Standing {
  /** As they were given. */
  readonly answers: Answers;
  /** As they count, with what is computed. */
  readonly settled: Answers;
  /** The fields and notices that are to be seen. */
  readonly shown: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

export function standingOf(form: Form, answers: Answers): Standing {
  return {
    answers,
    settled: settle(form, answers),
    shown: new Set([...shown(form, answers), ...shownNotices(form, answers)]),
    required: required(form, answers),
  };
}

/**
 * How a form stands after one more answer. Of most fields nothing else depends: then everything but
 * that answer is what it was, to the very object, and a long form costs as much as a short one.
 *
 * @param read the fields on which something depends, of `fieldsRead`
 */
export function answered(
  form: Form,
  read: ReadonlySet<string>,
  before: Standing,
  name: string,
  value: unknown,
): Standing {
  const answers = having(before.answers, name, value);
  if (read.has(name)) return kept(before, standingOf(form, answers));
  const settled = having(before.settled, name, isEmpty(value) ? undefined : value);
  return { ...before, answers, settled };
}

/** The fields that anything else of a form mentions: conditions, computed values, notices. */
export function fieldsRead(form: Form): ReadonlySet<string> {
  const read = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part === 'string') read.add(part.replace(/^answer:/, ''));
    else if (part && typeof part === 'object') {
      for (const [key, one] of Object.entries(part)) {
        read.add(key);
        walk(one);
      }
    }
  };
  for (const rules of Object.values(form.fields ?? {})) walk(rules);
  for (const notice of Object.values(form.notices ?? {})) walk(notice.show);
  return read;
}

function having(answers: Answers, name: string, value: unknown): Answers {
  if (value !== undefined) return { ...answers, [name]: value };
  const { [name]: _, ...others } = answers;
  return others;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** The sets that say the same stay the same. */
const kept = (before: Standing, now: Standing): Standing => ({
  ...now,
  shown: same(before.shown, now.shown) ? before.shown : now.shown,
  required: same(before.required, now.required) ? before.required : now.required,
});

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((one) => b.has(one));
