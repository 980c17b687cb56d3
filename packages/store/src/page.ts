/** A page of a list, and the key of the page after it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
export interface PageOf {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}
