import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Select } from '../../components/select.tsx';
import { useTexts } from '../../texts/index.ts';
import { type Wanted, written } from './wanted.ts';

// Dialogs come with the first list that somebody keeps.
const KeepList = lazy(() => import('./keep-list.tsx'));
const ForgetList = lazy(() => import('./forget-list.tsx'));

interface Props {
  readonly wanted: Wanted;
  readonly onChoose: (wanted: Wanted) => void;
}

/** The lists that one keeps, and those that colleagues share. */
export function KeptLists({ wanted, onChoose }: Props) {
  const { t } = useTexts();
  const lists = useReply('lists', {}).data ?? [];
  const [keeping, setKeeping] = useState(false);
  const here = lists.find((list) => isSame(list.wanted, wanted));
  return (
    <>
      <Select
        label={t('cases.lists')}
        none={t('cases.lists')}
        value={here?.id}
        options={lists.map(({ id, name, mine, owner }) => ({
          value: id,
          label: mine ? name : t('cases.listOf', { name, owner: owner.name }),
        }))}
        onChange={(id) => onChoose(lists.find((list) => list.id === id)?.wanted ?? {})}
      />
      {!here?.mine && <Button onClick={() => setKeeping(true)}>{t('cases.keepList')}</Button>}
      <Suspense>
        {here?.mine && <ForgetList list={here} />}
        {keeping && <KeepList wanted={wanted} onClose={() => setKeeping(false)} />}
      </Suspense>
    </>
  );
}

const isSame = (a: Wanted, b: Wanted): boolean => said(a) === said(b);
const said = (wanted: Wanted) => JSON.stringify(Object.entries(written(wanted)).sort());
