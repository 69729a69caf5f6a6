// The filter of the tables at /clients/: a word picks clients if any is called so, else cases ("curl requests 301 POST").
// Without this script every row and column simply stays in sight.
(() => {
  const input = document.getElementById("client-filter");
  if (!input) return;
  const lower = (cell) => cell.textContent.toLowerCase();
  const tables = [...document.querySelectorAll("table.sb-clients")].map((table) => ({
    frame: table.parentElement,
    rows: [...table.tBodies[0].rows].map((row) => ({ row, name: row.dataset.client })),
    cases: [...table.tHead.rows[0].cells].slice(1).map((cell, at) => ({ at: at + 1, label: lower(cell) })),
    lines: [...table.rows],
    shown: new Set(),
  }));
  const names = new Set(tables.flatMap(({ rows }) => rows.map(({ name }) => name)));
  const count = document.getElementById("client-count");
  const isName = (word) => [...names].some((name) => name.includes(word));

  function filterTable(table, clients, words) {
    for (const { row, name } of table.rows) row.hidden = clients.length > 0 && !clients.some((word) => name.includes(word));
    let left = 0;
    for (const { at, label } of table.cases) {
      const keep = words.every((word) => label.split(/[ ·]+/).some((part) => part.startsWith(word)));
      if (keep) left += 1;
      if (keep === !table.shown.has(at)) continue; // as it was
      table.shown[keep ? "delete" : "add"](at);
      for (const line of table.lines) line.cells[at].hidden = !keep;
    }
    table.frame.hidden = left === 0 || table.rows.every(({ row }) => row.hidden);
    return table.frame.hidden ? 0 : left;
  }

  input.closest("p").hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/[\s,]+/).filter(Boolean);
    const clients = words.filter(isName);
    const rest = words.filter((word) => !isName(word));
    const cases = tables.reduce((sum, table) => sum + filterTable(table, clients, rest), 0);
    const setups = [...names].filter((name) => !clients.length || clients.some((word) => name.includes(word))).length;
    count.textContent = words.length ? `설정 ${setups}개, 경우 ${cases}가지` : "";
  });
})();
