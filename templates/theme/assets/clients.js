// The filter of the matrix at /clients/: without this script every row simply stays in sight.
(() => {
  const input = document.getElementById("client-filter");
  if (!input) return;
  const rows = [...document.querySelectorAll("tr[data-client]")];
  const count = document.getElementById("client-count");
  input.closest("p").hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/[\s,]+/).filter(Boolean);
    const names = new Set();
    for (const row of rows) {
      row.hidden = words.length > 0 && !words.some((word) => row.dataset.client.includes(word));
      if (!row.hidden) names.add(row.dataset.client);
    }
    count.textContent = `${names.size}개 설정`;
  });
})();
