/** How much room so many bars take, in pixels: kept free until they are drawn. */
export const heightOf = (bars: number): number => 28 + bars * 24;
