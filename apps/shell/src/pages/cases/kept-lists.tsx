import type { SavedList } from '@bitan/api';
import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { type Wanted, written } from './wanted.ts';

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
      <Select<string>
        aria-label={t('cases.lists')}
        placeholder={t('cases.lists')}
        style={{ minWidth: 160 }}
        popupMatchSelectWidth={false}
        value={here?.id ?? null}
        options={lists.map(({ id, name, mine, owner }) => ({
          value: id,
          label: mine ? name : t('cases.listOf', { name, owner: owner.name }),
        }))}
        onChange={(id) => onChoose(lists.find((list) => list.id === id)?.wanted ?? {})}
      />
      {here?.mine ? (
        <Forget list={here} />
      ) : (
        <Button onClick={() => setKeeping(true)}>{t('cases.keepList')}</Button>
      )}
      {keeping && <Keep wanted={wanted} onClose={() => setKeeping(false)} />}
    </>
  );
}

function Keep({ wanted, onClose }: { readonly wanted: Wanted; readonly onClose: () => void }) {
  const { t } = useTexts();
  const told = useTold();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useSend('keepList');
  const send = () =>
    keep.mutate(
      { body: { name: name.trim(), shared, wanted } },
      {
        onSuccess: () => {
          told.success(t('cases.listKept', { name: name.trim() }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('cases.keepList')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: keep.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="stack">
        <Input
          autoFocus
          aria-label={t('cases.listName')}
          placeholder={t('cases.listName')}
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t('cases.listShared')}
        </Checkbox>
        <ProblemBanner problem={keep.error} />
      </div>
    </Modal>
  );
}

function Forget({ list }: { readonly list: SavedList }) {
  const { t } = useTexts();
  const [modal, dialog] = Modal.useModal();
  const forget = useSend('forgetList');
  const ask = () =>
    modal.confirm({
      title: t('cases.forgetList', { name: list.name }),
      okText: t('cases.forget'),
      cancelText: t('common.cancel'),
      onOk: () => forget.mutateAsync({ path: { list: list.id }, body: {} }),
    });
  return (
    <>
      <Button onClick={ask}>{t('cases.forget')}</Button>
      {dialog}
    </>
  );
}

const isSame = (a: Wanted, b: Wanted): boolean => said(a) === said(b);
const said = (wanted: Wanted) => JSON.stringify(Object.entries(written(wanted)).sort());
