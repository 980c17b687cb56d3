import type { Edition, FactValue, Text } from '@bitan/definitions';
import { both } from '../both.ts';
import { sayValue } from '../say.ts';

/** Facts with their values, e.g. 反映的严重程度：轻微；可查性：否. */
export function sayCase(edition: Edition, facts: Readonly<Record<string, FactValue>>): Text {
  const said = both((language) =>
    Object.entries(facts)
      .map(([id, value]) => {
        const fact = edition.facts[id];
        return fact ? `${fact.title[language]}: ${sayValue(fact, value, language)}` : id;
      })
      .join(language === 'en' ? '; ' : '；'),
  );
  return Object.keys(facts).length > 0 ? said : anyCase;
}

const anyCase: Text = { 'zh-CN': '任何情形', en: 'any case' };

export const gaveUp = (budget: number): Text => ({
  'zh-CN': `查验了 ${budget} 种情形仍未得出结论。`,
  en: `Nothing was decided after ${budget} cases.`,
});
