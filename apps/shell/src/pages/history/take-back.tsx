import type { EditionRow } from '@bitan/api';
import { Button, Input, Modal, Statistic } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';

/** What can be done with an edition: withdrawn before it takes effect, or restored afterwards. */
export function TakeBack({ row }: { readonly row: EditionRow }) {
  const may = useMay();
  if (row.state === 'scheduled' && (may('policy.edit') || may('policy.approve'))) {
    return <Withdraw row={row} />;
  }
  return row.state === 'past' && may('policy.edit') ? <Restore row={row} /> : null;
}

/** Counts down to the instant from which it is too late. */
function Withdraw({ row }: { readonly row: EditionRow }) {
  const { t } = useTexts();
  const told = useTold();
  const withdraw = useSend('withdrawEdition');
  const path = { number: String(row.number) };
  return (
    <>
      <Statistic.Timer
        type="countdown"
        value={row.effectiveFrom}
        format={t('history.countdown')}
        styles={{ content: { fontSize: 14 } }}
      />
      <WithReason
        label={t('history.withdraw')}
        title={t('history.withdrawOf', { number: row.number })}
        problem={withdraw.error}
        pending={withdraw.isPending}
        onReason={(reason, done) =>
          withdraw.mutate(
            { path, body: { reason } },
            {
              onSuccess: () => {
                told.success(t('history.withdrawnDone'));
                done();
              },
            },
          )
        }
      />
    </>
  );
}

function Restore({ row }: { readonly row: EditionRow }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const restore = useSend('restoreEdition');
  const path = { number: String(row.number) };
  return (
    <WithReason
      label={t('history.restore')}
      title={t('history.restoreOf', { number: row.number })}
      problem={restore.error}
      pending={restore.isPending}
      onReason={(reason) =>
        restore.mutate(
          { path, body: { reason } },
          { onSuccess: ({ id }) => navigate(`/policy/drafts/${id}`) },
        )
      }
    />
  );
}

interface Props {
  readonly label: string;
  readonly title: string;
  readonly problem: Parameters<typeof ProblemBanner>[0]['problem'];
  readonly pending: boolean;
  readonly onReason: (reason: string, done: () => void) => void;
}

/** A button whose deed needs a reason, which goes into the record. */
function WithReason({ label, title, problem, pending, onReason }: Props) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={label}
        okButtonProps={{ disabled: reason.trim() === '', loading: pending }}
        onCancel={() => setOpen(false)}
        onOk={() => onReason(reason.trim(), () => setOpen(false))}
      >
        <div className="stack-small">
          <Input.TextArea
            aria-label={t('history.why')}
            placeholder={t('history.why')}
            value={reason}
            maxLength={2000}
            onChange={({ target }) => setReason(target.value)}
          />
          <ProblemBanner problem={problem} />
        </div>
      </Modal>
    </>
  );
}
