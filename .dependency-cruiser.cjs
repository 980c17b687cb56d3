// Dependencies point one way: apps -> packages -> definitions.
const libraries = 'rules|forms|workflow|store|documents';

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Adding a person is a form, and a form can add a person: that one circle is meant.',
      severity: 'error',
      from: { pathNot: '^apps/shell/src/(components/add-subject|form/)' },
      to: { circular: true },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'definitions-know-nothing-else',
      severity: 'error',
      from: { path: '^packages/definitions/' },
      to: { path: '^packages/(?!definitions/)' },
    },
    {
      name: 'libraries-do-not-know-one-another',
      comment: "The server's use cases put them together.",
      severity: 'error',
      from: { path: `^packages/(${libraries})/` },
      to: { path: '^packages/', pathNot: '^packages/($1|definitions)/' },
    },
    {
      name: 'the-browser-takes-only-what-runs-there',
      severity: 'error',
      from: { path: '^apps/shell/src/' },
      to: {
        path: '^(packages/(store|workflow|documents)/|packages/rules/src/(?!browser)|apps/(server|cli)/|packages/forms/src/server)',
      },
    },
    {
      name: 'no-library-that-is-not-declared',
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-that-is-not-there',
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    // What the build of the shell makes is no file.
    exclude: { path: '/dist/|\\.test\\.tsx?$|^virtual:' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['bitan-source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
