/** A test for modules whose path ends like one of these. */
const ending = (...ends: readonly string[]) =>
  new RegExp(`(${ends.join('|')})$`.replaceAll('/', '[\\\\/]'));

/**
 * Which modules share a file. Each file takes a slow machine some milliseconds, however small it is,
 * and each script that a page does not need takes it some, too.
 */
export const chunks = [
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
    priority: 5,
  },
  { name: 'shell', tags: ['$initial' as const], priority: 4 },
  // Others need its context alone.
  {
    name: 'fields',
    test: /@rc-component[\\/](async-validator|form[\\/]es[\\/](?!FormContext))/,
    priority: 3,
    includeDependenciesRecursively: false,
  },
  // What the pages of every day have in common.
  {
    name: 'page',
    test: ending(
      'src/components/(alarm|badge|case-table|choices|deadline|folds|loaded|more|page|panel|select|set-aside|tabs).tsx',
      'src/components/documents/documents-card.tsx',
      'src/components/table/table.tsx',
      'src/components/(time|use-later).ts',
      'antd/es/empty/index.js',
      'antd/es/_util/PurePanel.js',
    ),
    priority: 2,
  },
  // A form that is filled in, and the decision that follows from it.
  {
    name: 'form',
    test: ending('src/components/act/act.tsx', 'src/form/use-draft.ts'),
    priority: 1,
  },
  {
    name: 'shared',
    test: /^(?!.*node_modules[\\/](@xyflow|echarts|zrender|d3-))/,
    minShareCount: 8,
    entriesAware: true,
    entriesAwareMergeThreshold: 10_000,
  },
];
