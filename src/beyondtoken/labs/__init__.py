"""Small models that the pages run, one file a lab.

Pages import the modules they use, so nothing is loaded here: a page then depends on those files only.
"""

__all__ = [
    "amdahl_jevons_pizza", "amdahl_jevons_pizza_demand", "amdahl_jevons_pizza_figures",
    "amdahl_jevons_pizza_orders", "amdahl_jevons_pizza_verdicts", "captions", "climbing_a_leaderboard",
    "climbing_a_leaderboard_figures", "climbing_a_leaderboard_verdicts", "compounding_errors",
    "compounding_errors_chains", "compounding_errors_figures", "compounding_errors_verdicts", "distillation",
    "distillation_figures", "factory_not_alchemy", "factory_not_alchemy_figures",
    "factory_not_alchemy_verdicts", "find_or_check", "find_or_check_figures", "find_or_check_tasks", "game",
    "glitch", "glitch_figures", "glitch_sharing", "glitch_sharing_figures", "glitch_sharing_verdicts",
    "glitch_verdicts", "how_open_is_open", "how_open_is_open_figures", "how_open_is_open_verdicts",
    "imitation_then_reward", "imitation_then_reward_figures", "imitation_then_reward_reach",
    "imitation_then_reward_tasks", "imitation_then_reward_verdicts", "inside_the_dream",
    "inside_the_dream_acts", "inside_the_dream_figures", "inside_the_dream_pendulum",
    "inside_the_dream_verdicts", "judgement", "networks", "open_base_local_adapter",
    "open_base_local_adapter_figures", "open_base_local_adapter_verdicts", "pendulum",
    "plan_in_a_learned_world", "plan_in_a_learned_world_figures", "plan_in_a_learned_world_practice",
    "plan_in_a_learned_world_runs", "plan_in_a_learned_world_verdicts", "plots", "preferences",
    "preferences_figures", "preferences_verdicts", "representation_or_pixels",
    "representation_or_pixels_figures", "representation_or_pixels_verdicts", "scaling_and_the_bill",
    "scaling_and_the_bill_figures", "scaling_and_the_bill_verdicts", "spread", "test_time_compute",
    "test_time_compute_figures", "test_time_compute_verdicts", "wall_in_the_weights",
    "wall_in_the_weights_figures", "wall_in_the_weights_verdicts", "words_and_pictures",
    "words_and_pictures_figures", "words_and_pictures_senses", "words_and_pictures_verdicts",
]
