import { useRef } from 'react';

/** A key for each row that stays with it, so that taking one out moves no other's controls. */
export function useRowKeys(count: number) {
  const kept = useRef<{ keys: number[]; next: number }>({ keys: [], next: 0 });
  const { keys } = kept.current;
  while (keys.length < count) {
    keys.push(kept.current.next);
    kept.current.next += 1;
  }
  keys.length = count;
  return { keys, removeKey: (at: number) => keys.splice(at, 1) };
}
