import type { ReactNode } from 'react';

/** Two things next to each other to be compared; on a phone one stands above the other. */
export function Sides({ children }: { readonly children: ReactNode }) {
  return <div className="sides">{children}</div>;
}

export function Side({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <h3 style={{ fontSize: 14, margin: '4px 0' }}>{title}</h3>
      {children}
    </section>
  );
}
