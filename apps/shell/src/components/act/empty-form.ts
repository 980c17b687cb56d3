import type { Form } from '@bitan/definitions';

/** The form of an action that asks for nothing: it is only confirmed. */
export const emptyForm: Form = {
  id: 'empty',
  title: { 'zh-CN': '确认', en: 'Confirm' },
  schema: { type: 'object', properties: {}, additionalProperties: false },
  sections: [{ id: 'empty', title: { 'zh-CN': '确认', en: 'Confirm' }, fields: [] }],
};
