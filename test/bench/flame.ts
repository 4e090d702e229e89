import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { flameGraph, type CpuProfile } from './report/flame-graph.ts';

/** Draws a `.cpuprofile` of `node --cpu-prof` as an SVG. */
const program = new Command('flame')
  .argument('<profile>', 'file that node --cpu-prof wrote')
  .argument('<svg>', 'file to write')
  .option('--below <function>', 'only what this function called')
  .parse();
const [profile = '', svg = ''] = program.args;
const { below } = program.opts<{ below?: string }>();
const drawn = flameGraph(JSON.parse(readFileSync(profile, 'utf8')) as CpuProfile, below);
writeFileSync(svg, drawn);
