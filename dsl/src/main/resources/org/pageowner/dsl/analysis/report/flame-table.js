// The boxes of a flame graph as a table of functions.

/** Makes the table of what a flame graph shows; the sums of recursive calls count once. */
function flameTable(flame) {
  const { stacks, report, isDifference } = flame;
  const { quantity } = flame.state;
  const factor = quantity === 'bytes' ? report.data.pageSize : 1;
  const unit = QUANTITIES[quantity].label;
  const sums = flame.amounts.map((column) => sumsByFunction(stacks, column));
  const functions = Array.from(numbersTo(stacks.functionName.length))
    .filter((fn) => sums[0].total[fn] > 0)
    .sort((a, b) => sums[0].total[b] - sums[0].total[a] || a - b);
  const pick = (values) => Float64Array.from(functions, (fn) => values[fn] * factor);
  const count = (name, values) => ({ name, kind: 'count', values: pick(values) });
  const columns = [
    { name: 'function', kind: 'text', values: functions.map((fn) => stacks.functionName[fn]) },
    { name: 'module', kind: 'text', values: functions.map((fn) => (stacks.functionModule[fn] < 0 ? NaN : stacks.functionModule[fn])) },
  ];
  if (isDifference) {
    columns.push(
      count('before', sums[BEFORE].total),
      count('after', sums[AFTER].total),
      count('gained', sums[GAINED].total),
      count('lost', sums[LOST].total),
    );
  } else {
    columns.push(count(`${unit}, with callees`, sums[0].total), count(`${unit}, itself`, sums[0].self));
  }
  return new DataTable(report, { title: `Functions by ${unit}`, columns, rows: functions.length });
}
