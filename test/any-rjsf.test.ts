// @vitest-environment happy-dom
import { join } from 'node:path';
import type { FieldSchema, Form } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { required } from '@bitan/forms';
import { validateInterpreted } from '@bitan/forms/browser';
import { plainForm } from '@bitan/forms/exchange';
import AnyForm from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const root = join(import.meta.dirname, '..');
const forms = Object.values(resolve(await loadChain(root, 'national')).forms);

interface Tried {
  readonly text: string;
  readonly accepted: unknown;
  /** The fields that were asked for. */
  readonly missing: ReadonlySet<string>;
}

interface Fault {
  readonly name?: string;
  /** `.talkers` or `.talkers.0.name`; nothing where the form itself lacks a field. */
  readonly property?: string;
  readonly params?: { readonly missingProperty?: string };
}

/** Shows a form with rjsf as it is shipped, filled in with answers, and sends it. */
async function tried(form: Form, answers: object): Promise<Tried> {
  const { schema, uiSchema } = plainForm(form, 'zh-CN');
  const found: { accepted?: unknown; faults: Fault[] } = { faults: [] };
  const place = document.body.appendChild(document.createElement('div'));
  const page = createRoot(place);
  const props = {
    schema,
    uiSchema,
    validator,
    formData: answers,
    focusOnFirstError: false,
    onSubmit: ({ formData }: { formData?: unknown }) => {
      found.accepted = formData;
    },
    onError: (faults: Fault[]) => {
      found.faults = faults;
    },
  };
  await act(async () => page.render(createElement(AnyForm as never, props)));
  const text = place.textContent ?? '';
  const shown = place.querySelector('form');
  await act(async () => {
    shown?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await act(async () => page.unmount());
  place.remove();
  const missing = found.faults
    .filter(({ name }) => ['required', 'minItems', 'enum'].includes(name ?? ''))
    .map(({ property, params }) => property?.split('.')[1] ?? params?.missingProperty ?? '');
  return { text, accepted: found.accepted, missing: new Set(missing) };
}

/** Something that a field takes. */
function valueFor(schema: FieldSchema): unknown {
  const { type, oneOf, format, items, minimum = 1, minItems = 1 } = schema;
  if (schema.const !== undefined) return schema.const;
  if (oneOf) return oneOf[0]?.const;
  if (format === 'date') return '2026-01-05';
  if (format === 'date-time') return '2026-01-05T10:00:00Z';
  if (format === 'resident-id') return '11010519491231002X';
  switch (type) {
    case 'boolean':
      return true;
    case 'array': {
      const choices = items?.oneOf?.map((choice) => choice.const);
      if (choices) return choices.slice(0, minItems);
      return items ? Array.from({ length: minItems }, () => valueFor(items)) : [];
    }
    case 'object': {
      const columns = Object.entries(schema.properties ?? {});
      return Object.fromEntries(columns.map(([id, one]) => [id, valueFor(one)]));
    }
    case 'string':
      return '甲'.repeat(Math.max(2, schema.minLength ?? 0));
    default:
      return minimum;
  }
}

/** First values; and a yes or no that is required and not answered is a no to rjsf. */
function filledByRjsf(form: Form): Record<string, unknown> {
  const needed = required(form, {});
  const values = Object.entries(form.schema.properties).map(([id, schema]) => {
    const isNo = schema.type === 'boolean' && schema.const === undefined && needed.has(id);
    return [id, schema.default ?? (isNo ? false : undefined)];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Answers to all that a form asks for, as long as it asks for more. */
function answersTo(form: Form): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (;;) {
    const next = [...required(form, answers)].find((id) => !(id in answers));
    if (next === undefined) return answers;
    const schema = form.schema.properties[next];
    answers[next] = schema && valueFor(schema);
  }
}

describe('rjsf as it is shipped', () => {
  it.each(forms.map((form) => [form.id, form] as const))(
    'shows the form %s, asks for what it requires, and takes good answers',
    async (_, form) => {
      const always = Object.entries(form.schema.properties).filter(
        ([id]) => !form.fields?.[id]?.show,
      );
      const nothing = await tried(form, {});
      for (const [, { title = '' }] of always) expect(nothing.text).toContain(title);
      const filled = filledByRjsf(form);
      const asked = [...required(form, filled)].filter((id) => !(id in filled));
      expect([...nothing.missing].toSorted()).toEqual(asked.toSorted());

      const answers = answersTo(form);
      expect(validateInterpreted(form, answers), 'they are good answers').toEqual([]);
      expect((await tried(form, answers)).accepted).toMatchObject(answers);
    },
  );
});
