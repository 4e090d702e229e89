/** Looks of every page: one column, tables that scroll by themselves on a narrow screen. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --paper: #fff; --soft: #5b6473; --line: #d9dee6; --band: #f5f7fa; --good: #00705a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --paper: #14181f; --soft: #9aa4b5; --line: #333b48; --band: #1b212b; --good: #4cc9a4; --bad: #ff8a80; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
p { margin: .25rem 0 .75rem; max-width: 46rem; color: var(--soft); }
p.strong { color: var(--ink); font-weight: 600; }
ul { margin: .25rem 0 .75rem; padding-left: 1.2rem; max-width: 46rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem 1.25rem; margin: .75rem 0 1rem; }
dt { color: var(--soft); font-size: .85rem; }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.figures > div { background: var(--band); border-radius: .5rem; padding: .6rem .75rem; }
.figures dd { font-size: 1.2rem; font-weight: 600; }
.figures dd.note { font-size: .8rem; font-weight: 400; color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); }
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
td.wrap, tbody th.wrap { white-space: normal; min-width: 14rem; }
.total th, .total td { font-weight: 600; border-top: 2px solid var(--line); }
@media print { h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
`;
