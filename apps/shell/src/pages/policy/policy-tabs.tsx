import type { PolicyView } from '@bitan/api';
import { Tabs, type TabsProps } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { vocabularyOf } from '../../components/condition/vocabulary.ts';
import { useTexts } from '../../texts/index.ts';
import { Calendars } from './calendars.tsx';
import { Decisions } from './decisions.tsx';
import { Invariants } from './invariants.tsx';
import { OverviewList } from './overview-list.tsx';
import { Parameters } from './parameters.tsx';
import './policy.css';
import { TryDecision } from './try-decision.tsx';

interface Props {
  readonly policy: PolicyView;
  /** Tabs that come after those of the policy. */
  readonly more?: NonNullable<TabsProps['items']>;
  /** The edition against which decisions are tried; the one in force where none is named. */
  readonly tryIn?: { readonly edition?: string };
}

/** A policy to be read: the one in force, an earlier one, or the one that a draft would make. */
export function PolicyTabs({ policy, tryIn = {}, more = [] }: Props) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const vocabulary = useMemo(() => vocabularyOf(policy), [policy]);
  const { topics, parameters, decisions, invariants, calendars, overview } = policy;
  const items = [
    {
      key: 'parameters',
      label: `${t('policy.parameters')} (${parameters.length})`,
      children: <Parameters topics={topics} parameters={parameters} />,
    },
    {
      key: 'decisions',
      label: `${t('policy.decisions')} (${decisions.length})`,
      children: <Decisions decisions={decisions} vocabulary={vocabulary} />,
    },
    {
      key: 'invariants',
      label: `${t('policy.invariants')} (${invariants.length})`,
      children: <Invariants invariants={invariants} />,
    },
    {
      key: 'try',
      label: t('policy.try'),
      children: <TryDecision policy={policy} vocabulary={vocabulary} tryIn={tryIn} />,
    },
    {
      key: 'calendars',
      label: t('workdays.title'),
      children: <Calendars calendars={calendars} />,
    },
    {
      key: 'overview',
      label: t('arranging.title'),
      children: <OverviewList overview={overview} />,
    },
    ...more,
  ];
  return (
    <Tabs
      activeKey={search.get('tab') ?? items[0]?.key ?? 'parameters'}
      onChange={(tab) => setSearch({ tab }, { replace: true })}
      items={items}
    />
  );
}
