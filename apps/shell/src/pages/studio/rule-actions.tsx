import { freeName, moveRule, type Rule, removeRule, resetRule } from '@bitan/definitions';
import { Button } from 'antd';
import { useIntoView } from '../../components/use-into-view.ts';
import { useTexts } from '../../texts/index.ts';
import type { Doing } from './draft-store.ts';
import { Remark } from './remark.tsx';
import {
  alternativesOf,
  canMerge,
  copyRule,
  further,
  mergeRules,
  splitRule,
} from './rule-doings.ts';
import type { RuleNotes } from './rule-notes.ts';
import { useDraft, useStudio } from './studio.tsx';

interface Props {
  readonly decision: string;
  readonly rule: Rule;
  readonly number: number;
  readonly onPart: (rule: string, part: string | undefined) => void;
}

/** Everything that can be done with a rule. */
export function RuleActions({ decision: id, rule, number, onPart }: Props) {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const { layer, edition } = useDraft('layer', 'edition');
  const decision = edition.decisions[id];
  const { name, locked } = rule;
  const change = changeOf(layer, id, name);
  const next = decision?.rules[number];
  const place = number - 1;
  const act = (doing: Doing) => () => {
    store.do(doing);
    onPart(name, undefined);
  };
  const mayEdit = view.mayEdit;
  if (!decision) return null;
  const addFurther = () => {
    store.do(copyRule(decision, rule, further));
    onPart(freeName(decision.rules, name), 'form');
  };
  return (
    <div className="stack-small" ref={useIntoView()}>
      <div className="row" role="toolbar" aria-label={t('studio.actions')}>
        {mayEdit && !locked && (
          <Button size="small" type="primary" onClick={() => onPart(name, 'form')}>
            {t('studio.editWhole')}
          </Button>
        )}
        {mayEdit && locked && (
          <Button size="small" type="primary" onClick={addFurther}>
            {t('studio.further')}
          </Button>
        )}
        {mayEdit && (
          <>
            <Button size="small" onClick={act(copyRule(decision, rule))}>
              {t('studio.copy')}
            </Button>
            <Button
              size="small"
              disabled={place === 0}
              onClick={act((drafting) => moveRule(drafting, id, name, place - 1))}
            >
              {t('studio.up')}
            </Button>
            <Button
              size="small"
              disabled={!next}
              onClick={act((drafting) => moveRule(drafting, id, name, place + 1))}
            >
              {t('studio.down')}
            </Button>
          </>
        )}
        {mayEdit && !locked && (
          <>
            {alternativesOf(rule) && (
              <Button size="small" onClick={act(splitRule(decision, rule))}>
                {t('studio.split')}
              </Button>
            )}
            {canMerge(rule, next) && (
              <Button size="small" onClick={act(mergeRules(decision, rule, next))}>
                {t('studio.merge')}
              </Button>
            )}
            <Button size="small" danger onClick={act((drafting) => removeRule(drafting, id, name))}>
              {t(change === 'added' ? 'studio.delete' : 'studio.disable')}
            </Button>
            {change === 'changed' && (
              <Button size="small" onClick={act((drafting) => resetRule(drafting, id, name))}>
                {t('studio.reset')}
              </Button>
            )}
          </>
        )}
      </div>
      {locked && <span className="quiet">{t('studio.lockedRule')}</span>}
      <Remark item={`rules/${id}/${name}`} />
    </div>
  );
}

function changeOf(
  layer: ReturnType<typeof useDraft>['layer'],
  decision: string,
  name: string,
): RuleNotes['change'] {
  const overlay = layer.decisions.find((one) => one.decision === decision);
  if (overlay?.add?.some(({ rule }) => rule.name === name)) return 'added';
  return overlay?.replace?.some((rule) => rule.name === name) ? 'changed' : undefined;
}
