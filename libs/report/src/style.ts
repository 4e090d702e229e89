/** Looks of every page: one column, tables that scroll by themselves on a narrow screen. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --paper: #fff; --soft: #5b6473; --line: #d9dee6; --band: #f5f7fa; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --paper: #14181f; --soft: #9aa4b5; --line: #333b48; --band: #1b212b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
p { margin: .25rem 0 .75rem; max-width: 46rem; color: var(--soft); }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 30rem; max-width: 46rem; height: auto; }
figcaption, caption { font-weight: 600; font-size: .9rem; text-align: left; padding: .5rem 0 .25rem; }
.wide { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; vertical-align: bottom; white-space: normal; }
tbody th { font-weight: 500; position: sticky; left: 0; background: var(--paper); }
tbody tr:hover, tbody tr:hover th { background: var(--band); }
th:first-child { padding-left: 0; }
.number { text-align: right; }
@media print { h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
`;
