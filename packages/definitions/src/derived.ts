/** What follows from a definition alone: worked out when it is first asked for, and never again. */
export function derived<D extends object, T>(work: (definition: D) => T): (definition: D) => T {
  const known = new WeakMap<D, { readonly value: T }>();
  return (definition) => {
    const found = known.get(definition);
    if (found) return found.value;
    const value = work(definition);
    known.set(definition, { value });
    return value;
  };
}
