import type { AttachmentView } from '@bitan/api';
import { useEffect, useRef, useState } from 'react';
import { useField } from '../field-context.tsx';
import { Transfer, type TransferState } from './transfer.ts';

/** A file that is not there yet. */
export interface Going {
  readonly key: number;
  readonly transfer: Transfer;
  readonly state: TransferState;
}

let last = 0;

/**
 * The files of one field that are on their way; each that has arrived is handed over and gone from
 * here. While there are any, the form cannot be submitted.
 */
export function useTransfers(id: string, onDone: (attachment: AttachmentView) => void) {
  const { name, target, busy } = useField(id);
  const [going, setGoing] = useState<readonly Going[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const all = useRef<readonly Going[]>([]);
  all.current = going;
  useEffect(() => () => all.current.forEach(({ transfer }) => transfer.leave()), []);
  const isBusy = going.length > 0;
  useEffect(() => {
    busy(name, isBusy);
    return () => busy(name, false);
  }, [busy, name, isBusy]);

  const drop = (key: number) => setGoing((before) => before.filter((one) => one.key !== key));
  const add = (files: readonly File[]) => {
    if (!target) return;
    for (const file of files) {
      last += 1;
      const key = last;
      const transfer = new Transfer(file, { ...target, field: name }, (state) => {
        if (state.kind === 'done') {
          drop(key);
          done.current(state.attachment);
        } else {
          setGoing((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));
        }
      });
      setGoing((before) => [...before, { key, transfer, state: transfer.state }]);
      transfer.start();
    }
  };
  const remove = ({ key, transfer }: Going) => {
    transfer.remove();
    drop(key);
  };
  return { going, add, remove, mayUpload: target !== undefined };
}
