import type { DraftChanges } from '@bitan/api';
import { both, type Edition, type Text } from '@bitan/definitions';
import { kindNames, quoted } from './changes.ts';

/**
 * The forms of which a draft says that what the office changes was seen on a new form above. That
 * may be all that it does: where the office keeps what it had, the form is as it was.
 */
export function saySettled(edition: Edition, before: DraftChanges, after: DraftChanges): Text[] {
  const baseOf = (id: string) => before.overlays?.find(({ form }) => form === id)?.base;
  return (after.overlays ?? []).flatMap(({ form: id, base }): Text[] => {
    const was = baseOf(id);
    const form = edition.forms[id];
    if (!form || was === undefined || base === undefined || was === base) return [];
    return [
      both((language) => {
        const name = `${kindNames.forms?.[language]}${language === 'en' ? ' ' : ''}`;
        return `${name}${quoted(form.title[language], language)}${settled[language]}`;
      }),
    ];
  });
}

const settled: Text = {
  'zh-CN': '：已与上级新版核对',
  en: ': compared with the new form above',
};
