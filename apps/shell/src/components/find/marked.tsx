import type { Pieces } from '@bitan/api';

/** A text with what was looked for marked in it. */
export function Marked({ pieces }: { readonly pieces: Pieces }) {
  return pieces.map(({ text, hit }, i) =>
    hit ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
  );
}
