import type { Edit, Language, ParameterOverride, RuleChange, Sayable } from '@bitan/definitions';
import { sayParameterValue, sayRule } from '@bitan/rules/browser';

/** What a draft says at a path, in words. */
export function sayItem(
  words: Sayable,
  path: string,
  item: Edit['now'],
  language: Language,
): string {
  const [kind = '', id = ''] = path.split('/');
  if (item === undefined) return language === 'en' ? 'as above' : '同上级';
  if (kind === 'parameters') {
    const parameter = words.parameters[id];
    const { value } = item as ParameterOverride;
    return parameter
      ? `${parameter.title[language]}: ${sayParameterValue(parameter, value, language)}`
      : JSON.stringify(value);
  }
  const decision = words.decisions[id];
  if (kind !== 'rules' || !decision) return JSON.stringify(item);
  const change = item as RuleChange;
  if ('disable' in change) return language === 'en' ? 'left out' : '停用';
  const rule = 'add' in change ? change.add : change.replace;
  return `${rule.title[language]}: ${sayRule(words, decision, rule, language)}`;
}
