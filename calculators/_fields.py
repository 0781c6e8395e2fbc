"""The fields that several calculators ask alike: one label, one range, one symbol, one term for each."""

from calckit import Choice, money, multiple, percent, quantity

SIDE = Choice(label="Side", options={"long": "Long", "short": "Short"})
ENTRY_PRICE = money("Entry price", above=0, at_most=1e9, slider=(1_000.0, 200_000.0), scale="log", symbol="E")
QUANTITY = quantity("Quantity", above=0, at_most=1e12, slider=(0.01, 10.0), scale="log", symbol="q")
LEVERAGE = multiple("Leverage", at_least=1, at_most=150, slider=(1.0, 150.0), scale="log", symbol="L", term="leverage")
MAINTENANCE_RATE = percent("Maintenance rate", at_least=0, at_most=0.5, slider=(0.0, 0.05), symbol="m", term="maintenance-margin")
ROW_ENTRY_PRICE = money("Entry price", above=0, at_most=1e9)
ROW_MAINTENANCE_RATE = percent("Maintenance rate", at_least=0, at_most=0.5, term="maintenance-margin")
UP_TO = money("Up to", above=0, at_most=1e18)
COLLATERAL = quantity("Collateral", unit="ETH", above=0, at_most=1e12, slider=(0.1, 100.0), scale="log", symbol="C", term="collateral")
COLLATERAL_PRICE = money("Collateral price", unit="USD", above=0, at_most=1e9, slider=(100.0, 20_000.0), scale="log", symbol="p", term="oracle-price")
LIQUIDATION_THRESHOLD = percent("Liquidation threshold", at_least=0, at_most=0.99, slider=(0.5, 0.99), symbol="T", term="liquidation-threshold")
STRIKE_PRICE = money("Strike price", unit="USD", above=0, at_most=1e9, slider=(10.0, 1_000.0), scale="log", symbol="K", term="strike-price")
