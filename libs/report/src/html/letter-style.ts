/** What a letter looks like beyond what every page does: a sheet of paper's width. */
export const LETTER_STYLE = `
main { max-width: 46rem; }
h1 { font-size: 1.15rem; margin: 1.5rem 0 .75rem; }
p { color: var(--ink); }
header { font-size: .9rem; color: var(--soft); }
header strong { font-size: 1.15rem; color: var(--ink); }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; margin: 2rem 0 1rem; }
address { font-style: normal; min-height: 6rem; }
.references { display: block; margin: 0; font-size: .9rem; }
.references div { display: flex; gap: .5rem; justify-content: space-between; }
.mark { border: 1px solid var(--bad); color: var(--bad); padding: .4rem .75rem; text-align: center; max-width: none; }
.closing { margin: 1.5rem 0 2.5rem; }
.closing div:first-child { margin-bottom: 2.5rem; }
footer { border-top: 1px solid var(--line); padding-top: .5rem; font-size: .8rem; color: var(--soft); }
@media print { :root { --ink: #1c2330; --paper: #fff; --soft: #5b6473; --line: #d9dee6; --band: #f5f7fa; --bad: #b3261e; } main { padding: 0; max-width: none; } }
`;
