import type { Form, Language } from '@bitan/definitions';

/** What a field of a form, or the beginning of a notice, is called in a language. */
export function titleIn(form: Form, id: string, language: Language): string {
  const notice = form.notices?.[id]?.text[language];
  if (notice) return notice.length > 16 ? `${notice.slice(0, 15)}…` : notice;
  const english = language === 'en' ? form.texts?.en[id]?.title : undefined;
  return english ?? form.schema.properties[id]?.title ?? id;
}
