import "../tests/load/bench-http.ts";
