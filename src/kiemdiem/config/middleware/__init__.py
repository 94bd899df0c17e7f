"""What every request passes through: who acts and when, refusals as pages, the guard of unscoped queries."""
