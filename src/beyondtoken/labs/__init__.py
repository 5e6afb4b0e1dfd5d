"""Small models that the pages run, one file a lab.

Pages import the modules they use, so nothing is loaded here: a page then depends on those files only.
"""

__all__ = ["distillation", "distillation_figures", "find_or_check", "find_or_check_figures",
           "find_or_check_tasks", "game", "glitch", "glitch_figures", "glitch_verdicts",
           "inside_the_dream", "inside_the_dream_acts", "inside_the_dream_figures",
           "inside_the_dream_pendulum", "inside_the_dream_verdicts",
           "judgement", "networks", "pendulum", "plan_in_a_learned_world",
           "plan_in_a_learned_world_figures", "plan_in_a_learned_world_practice",
           "plan_in_a_learned_world_runs", "plan_in_a_learned_world_verdicts", "plots"]
